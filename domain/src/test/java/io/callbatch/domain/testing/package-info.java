/**
 * What the tests of every module share: seeded generators of documents, documents with every member
 * filled, and the runner that prints the seed of a failing sample.
 */
@NullMarked
package io.callbatch.domain.testing;

import org.jspecify.annotations.NullMarked;
