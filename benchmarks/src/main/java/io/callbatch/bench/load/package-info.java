/** What a server does under more load than it can bear, seen by its clients. */
@NullMarked
package io.callbatch.bench.load;

import org.jspecify.annotations.NullMarked;
