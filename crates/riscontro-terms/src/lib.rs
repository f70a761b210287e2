//! Termbase to an index, tokens to term hits.
