/**
 * MapStruct mappers between the generated messages and the domain, with one shared configuration. A
 * field that nobody maps fails the build. Messages are checked before they are mapped, so mapping
 * never fails.
 */
@NullMarked
package io.callbatch.adapter.grpc.mapping;

import org.jspecify.annotations.NullMarked;
