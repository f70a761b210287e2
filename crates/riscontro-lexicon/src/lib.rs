//! The words of both sides to weighted links.
