package dev.backbench.process;

/**
 * What a process tree holds at one moment.
 *
 * @param rssBytes resident pages; pages shared within the tree count once per process
 * @param pssBytes resident pages, shared ones divided among all processes of the machine that share them
 * @param privateBytes resident pages that no other process has, clean and dirty: what would be free without the tree
 * @param threads kernel threads
 * @param descriptors open file descriptors
 */
public record Footprint(long rssBytes, long pssBytes, long privateBytes, long threads, long descriptors) {
  /** Nothing. */
  static final Footprint NONE = new Footprint(0, 0, 0, 0, 0);

  Footprint plus(Footprint other) {
    return new Footprint(rssBytes + other.rssBytes, pssBytes + other.pssBytes, privateBytes + other.privateBytes,
        threads + other.threads, descriptors + other.descriptors);
  }
}
