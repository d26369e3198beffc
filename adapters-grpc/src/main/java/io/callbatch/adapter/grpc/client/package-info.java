/**
 * Callbatch's services as a client sees them, with the domain's types: what the command line needs
 * of a server. No messages of protobuf leave this package.
 */
@NullMarked
package io.callbatch.adapter.grpc.client;

import org.jspecify.annotations.NullMarked;
