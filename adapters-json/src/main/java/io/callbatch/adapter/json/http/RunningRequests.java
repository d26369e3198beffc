package io.callbatch.adapter.json.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Knows how many requests run, so that a shutdown can wait for them. Safe for several threads. */
final class RunningRequests {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allDone = lock.newCondition();
  private int running;
  private boolean closed;

  /** Lets a request in; false once the server shuts down. */
  boolean enter() {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      running++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How many run. */
  int count() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the server shuts down. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      running--;
      if (running == 0) {
        allDone.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more and waits for those inside; whether all of them left in time. */
  boolean close(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      long nanos = atMost.toNanos();
      while (running > 0 && nanos > 0) {
        nanos = allDone.awaitNanos(nanos);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }
}
