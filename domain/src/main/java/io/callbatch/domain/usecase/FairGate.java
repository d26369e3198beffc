package io.callbatch.domain.usecase;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets work in up to a capacity. Those who wait are let in by owner: the one with the least inside
 * first, and within an owner by arrival. Work that is larger than the capacity goes in alone. Safe
 * for use by several threads.
 *
 * @param <K> who owns work
 */
public final class FairGate<K> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Owner> owners = new HashMap<>();
  private long capacity;
  private long inside;
  private int waiting;
  private long turns;

  /**
   * Nobody is inside, nobody waits.
   *
   * @param capacity units that may be inside at the same time
   */
  public FairGate(long capacity) {
    this.capacity = capacity;
  }

  private static final class Owner {
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private long inside;
    private long queued;
    private long lastTurn;
  }

  private static final class Waiter {
    private final long units;
    private final Condition granted;
    private boolean isIn;

    Waiter(long units, Condition granted) {
      this.units = units;
      this.granted = granted;
    }
  }

  /** Work that is inside; it leaves when this is closed, once. */
  @FunctionalInterface
  public interface Entry extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether an owner has its part of the capacity, those that wait for it included. */
  public boolean hasItsShare(K key) {
    lock.lock();
    try {
      return !fits(1) && usesShare(key);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets work in, at once or after some time.
   *
   * @param units what it takes of the capacity
   * @param longest how long to wait
   * @param onlyWithinShare whether owners who use their part of the capacity are refused at once
   * @return empty if there was no room
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Optional<Entry> enter(K key, long units, Duration longest, boolean onlyWithinShare)
      throws InterruptedException {
    lock.lock();
    try {
      Owner owner = owners.get(key);
      if (waiting == 0 && fits(units)) {
        owner = owner == null ? newOwner(key) : owner;
        letIn(owner, units);
        return Optional.of(entry(key, owner, units));
      }
      if (onlyWithinShare && usesShare(key)) {
        return Optional.empty();
      }
      owner = owner == null ? newOwner(key) : owner;
      return await(key, owner, new Waiter(units, lock.newCondition()), longest.toNanos())
          ? Optional.of(entry(key, owner, units))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private boolean usesShare(K key) {
    Owner owner = owners.get(key);
    if (owner == null) {
      return false;
    }
    long share = Math.max(1, capacity / owners.size());
    return owner.inside + owner.queued >= share;
  }

  private Owner newOwner(K key) {
    Owner owner = new Owner();
    owners.put(key, owner);
    return owner;
  }

  private boolean fits(long units) {
    return inside == 0 || inside + units <= capacity;
  }

  private void letIn(Owner owner, long units) {
    inside += units;
    owner.inside += units;
    turns++;
    owner.lastTurn = turns;
  }

  private boolean await(K key, Owner owner, Waiter waiter, long nanos) throws InterruptedException {
    owner.queue.addLast(waiter);
    owner.queued += waiter.units;
    waiting++;
    try {
      long left = nanos;
      while (!waiter.isIn && left > 0) {
        left = waiter.granted.awaitNanos(left);
      }
    } finally {
      if (!waiter.isIn) {
        owner.queue.remove(waiter);
        owner.queued -= waiter.units;
        waiting--;
        forgetIfIdle(key, owner);
        letNextIn();
      }
    }
    return waiter.isIn;
  }

  private Entry entry(K key, Owner owner, long units) {
    return () -> {
      lock.lock();
      try {
        inside -= units;
        owner.inside -= units;
        forgetIfIdle(key, owner);
        letNextIn();
      } finally {
        lock.unlock();
      }
    };
  }

  private void forgetIfIdle(K key, Owner owner) {
    if (owner.inside == 0 && owner.queue.isEmpty()) {
      owners.remove(key, owner);
    }
  }

  private void letNextIn() {
    while (waiting > 0) {
      Owner next = null;
      for (Owner owner : owners.values()) {
        if (!owner.queue.isEmpty() && (next == null || comesBefore(owner, next))) {
          next = owner;
        }
      }
      if (next == null || !fits(next.queue.getFirst().units)) {
        return; // whoever is next isn't overtaken, or large work would never get in
      }
      Waiter waiter = next.queue.removeFirst();
      next.queued -= waiter.units;
      waiting--;
      letIn(next, waiter.units);
      waiter.isIn = true;
      waiter.granted.signal();
    }
  }

  private static boolean comesBefore(Owner one, Owner other) {
    return one.inside != other.inside ? one.inside < other.inside : one.lastTurn < other.lastTurn;
  }

  /** Changes the capacity; what is inside stays. */
  public void capacity(long units) {
    lock.lock();
    try {
      capacity = units;
      letNextIn();
    } finally {
      lock.unlock();
    }
  }

  /** Units inside. */
  public long inside() {
    lock.lock();
    try {
      return inside;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
