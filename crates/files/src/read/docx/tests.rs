//! Documents of our own, by hand.
