/**
 * The gRPC services: map in, call a port, map out. Failures leave as exceptions and are translated
 * in {@code error}.
 */
@NullMarked
package io.callbatch.adapter.grpc.service;

import org.jspecify.annotations.NullMarked;
