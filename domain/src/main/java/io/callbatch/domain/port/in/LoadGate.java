package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;

/**
 * Lets in as much work on the store as can be done soon, whatever protocol it comes by. What comes
 * on top is told to come back, before it has done anything. While there is more work than room, no
 * portal gets more than its share. Safe for use by several threads.
 */
public interface LoadGate {

  /** What work does with the store. */
  enum Kind {
    /** Changes it. */
    WRITE,
    /** Reads calls or batches by their ids, or page by page. */
    READ,
    /** Looks for calls. */
    SEARCH
  }

  /**
   * Refuses what would be refused anyway, without letting anything in: cheaper for both sides than
   * to find out when a request has been parsed.
   *
   * @param units about as many inputs, ids or calls as it is about
   * @throws OverloadedException if the portal has its share and there is no more room
   */
  void requireRoom(Kind kind, PortalId portal, long units);

  /**
   * Lets work in. A portal that uses less than its share may have to wait for up to a second. Work
   * of the same kind on a thread that is inside is a part of that: it goes in free, and tells how
   * large all of it is.
   *
   * @param units as many inputs, ids or calls as it is about
   * @throws OverloadedException if there is no room
   */
  Pass enter(Kind kind, PortalId portal, long units);

  /**
   * Lets a part of a longer stream in, which waits for up to 10 seconds: refusing it would undo
   * what the stream has done already.
   *
   * @throws OverloadedException if there is no room in that time
   */
  Pass enterPatiently(Kind kind, PortalId portal, long units);

  /** Work that was let in; it leaves when this is closed, once. For one thread. */
  interface Pass extends AutoCloseable {

    /** Says that the work was done as asked, so that its time tells how long such work takes. */
    void done();

    @Override
    void close();
  }
}
