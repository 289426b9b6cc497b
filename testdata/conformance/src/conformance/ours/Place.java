package conformance.ours;

/** A row of a page, both counted from 0. */
record Place(int page, int row) {}
