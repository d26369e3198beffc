package io.callbatch.adapter.sql;

import io.callbatch.adapter.sql.store.Engine;
import io.callbatch.adapter.sql.store.Reads;
import io.callbatch.adapter.sql.store.SqlChunkQueue;
import io.callbatch.adapter.sql.store.SqlTransactions;
import io.callbatch.adapter.sql.store.StoreProbe;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A store on SQLite or PostgreSQL. Safe for use by several threads; whoever opens it closes it,
 * after the last transaction has ended.
 */
public final class SqlStore implements AutoCloseable {

  /** How long one read may take unless told otherwise. */
  public static final Duration LONGEST_READ = Reads.LONGEST;

  private final Engine engine;
  private final Transactions transactions;
  private final ChunkQueue queue;
  private final StoreHealth health;

  private final String url;

  private SqlStore(StoreUrl url, Engine engine) {
    this.url = url.shown();
    this.engine = engine;
    this.transactions = new SqlTransactions(engine);
    this.queue = new SqlChunkQueue(engine);
    this.health = new StoreProbe(engine);
  }

  /**
   * Opens a store, and brings its schema up to date.
   *
   * @param url {@code sqlite:PATH[?max_page_count=N]}, {@code sqlite::memory:} or {@code
   *     postgresql://user[:password]@host[:port]/db}
   * @throws StoreOpenException if the URL is none, there is no such store, or it can't be used
   */
  public static SqlStore open(String url) {
    return open(url, LONGEST_READ);
  }

  /**
   * The same with another time limit for reads.
   *
   * @param longestRead how long one read may take, positive
   * @throws StoreOpenException if the URL is none, there is no such store, or it can't be used
   */
  public static SqlStore open(String url, Duration longestRead) {
    StoreUrl place = StoreUrl.parse(url);
    return new SqlStore(
        place,
        switch (place) {
          case StoreUrl.Memory memory -> SqliteOpener.open(memory, longestRead);
          case StoreUrl.File file -> SqliteOpener.open(file, longestRead);
          case StoreUrl.Postgres postgres -> PostgresOpener.open(postgres, longestRead);
        });
  }

  /**
   * The file that a store URL names; empty where the store is none of files.
   *
   * @throws StoreOpenException if the URL is none
   */
  public static Optional<Path> file(String url) {
    return StoreUrl.parse(url) instanceof StoreUrl.File(Path path, _)
        ? Optional.of(path)
        : Optional.empty();
  }

  /** Where it is, for people: without a password. */
  public String url() {
    return url;
  }

  /** Transactions on it. */
  public Transactions transactions() {
    return transactions;
  }

  /** The chunks of submitted batches that wait for a worker. */
  public ChunkQueue queue() {
    return queue;
  }

  /** Tells of changes of submitted batches. */
  public BatchFeed feed() {
    return engine.signals();
  }

  /** Tells whether the store takes a write. */
  public StoreHealth health() {
    return health;
  }

  /**
   * Ends the reads of portals that are under way, and refuses further ones. Writes and workers go
   * on.
   */
  public void endReads() {
    engine.endReads();
  }

  /** What the store stands on, for who has to look below the ports. */
  Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
  }
}
