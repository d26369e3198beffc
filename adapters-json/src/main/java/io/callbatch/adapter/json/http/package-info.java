/**
 * The HTTP routes, on Helidon's web server, in blocking style on virtual threads. {@link
 * io.callbatch.adapter.json.http.HttpServer} is the entry. Failures are thrown as {@code Problem}s
 * and answered in one place as RFC 9457 problem details.
 */
@NullMarked
package io.callbatch.adapter.json.http;

import org.jspecify.annotations.NullMarked;
