/**
 * MapStruct mappers between the wire records and the domain, with one shared configuration. A
 * member that nobody maps fails the build.
 */
@NullMarked
package io.callbatch.adapter.json.mapping;

import org.jspecify.annotations.NullMarked;
