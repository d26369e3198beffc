package io.callbatch.bench;

import io.callbatch.domain.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to find and report so many violations in a JSON document; 0 is a good one. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class ViolationsBenchmark {

  private static final Pattern CREATED_AT = Pattern.compile("\"createdAt\":\"[^\"]*\"");

  /** Calls, spread evenly, whose {@code createdAt} is no date-time. */
  @Param({"0", "1", "10", "100"})
  public int violations;

  private byte[] json = {};

  /** Spoils calls of the document. */
  @Setup
  public void spoil(Documents documents) {
    if (violations > documents.calls) {
      throw new IllegalArgumentException(
          "expected at least %2$d calls, one for each violation, found %1$d"
              .formatted(documents.calls, violations));
    }
    int every = violations == 0 ? Integer.MAX_VALUE : documents.calls / violations;
    StringBuilder spoilt = new StringBuilder();
    Matcher calls = CREATED_AT.matcher(new String(documents.json, StandardCharsets.UTF_8));
    for (int call = 1; calls.find(); call++) {
      calls.appendReplacement(spoilt, call % every == 0 ? "\"createdAt\":\"yesterday\"" : "$0");
    }
    json = calls.appendTail(spoilt).toString().getBytes(StandardCharsets.UTF_8);
    Reading reading = documents.read(json, Documents.LENIENT);
    int found = reading instanceof Reading.Refused refused ? refused.violations().total() : 0;
    if (found != violations) {
      throw new IllegalStateException("found " + found + " violations");
    }
  }

  /** Bytes to a domain object or to what is wrong. */
  @Benchmark
  public Reading read(Documents documents) {
    return documents.read(json, Documents.LENIENT);
  }
}
