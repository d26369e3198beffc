/**
 * Extensions of the annotation processors that this build runs. Nothing here is on a class path at
 * run time.
 */
@NullMarked
package io.callbatch.buildsupport;

import org.jspecify.annotations.NullMarked;
