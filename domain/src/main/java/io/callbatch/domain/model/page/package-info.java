/** Pages of lists: where one ends and the next begins. */
@NullMarked
package io.callbatch.domain.model.page;

import org.jspecify.annotations.NullMarked;
