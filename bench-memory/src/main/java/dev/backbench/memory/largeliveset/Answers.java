package dev.backbench.memory.largeliveset;

/** The right answers, by arithmetic: the reference stores nothing, so it fits into any coordinator. */
final class Answers extends Service {
  private final Requests requests;
  private long newest;

  Answers(Requests requests) {
    super(requests);
    this.requests = requests;
    newest = requests.entries() - 1L;
  }

  @Override
  long get(long key) {
    return key > newest ? Requests.MISS : requests.digest(key);
  }

  @Override
  long replace(long key) {
    return requests.digest(key);
  }

  @Override
  long insert(long key, long evicted) {
    newest = key;
    return requests.digest(evicted);
  }
}
