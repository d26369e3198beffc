package io.callbatch.bench.results;

import java.util.Map;

/**
 * What JMH found for one benchmark with one set of parameters.
 *
 * @param benchmark class and method, {@code ClassName.method}
 * @param mode JMH's name of it: {@code thrpt}, {@code sample}
 * @param threads that ran it
 * @param params by name
 * @param scores of each iteration of each fork; nothing for {@code sample}
 * @param unit of the scores and percentiles
 * @param percentiles of all operations by JMH's name, {@code "99.0"}; of the iterations where the
 *     mode isn't {@code sample}
 * @param allocated bytes allocated by an operation, for each iteration; nothing where the run
 *     didn't look
 */
record Figure(
    String benchmark,
    String mode,
    int threads,
    Map<String, String> params,
    Range scores,
    String unit,
    Map<String, Double> percentiles,
    Range allocated) {}
