/**
 * Connections of the HTTP server: what the server below leaves open, silent peers and chunks of any
 * size, is bounded here.
 */
@NullMarked
package io.callbatch.adapter.json.http.connection;

import org.jspecify.annotations.NullMarked;
