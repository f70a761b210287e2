//! Bytes to documents and termbases, every text byte traceable to the file.
