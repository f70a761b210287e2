//! Configuration, the pass over one pair, the batch over many.
