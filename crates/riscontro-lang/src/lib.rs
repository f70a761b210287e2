//! What riscontro knows of each language, as tables, and the one tokeniser.
