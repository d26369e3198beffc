/**
 * The architecture as rules that explain themselves. Each rule is proved on classes in {@code
 * wrong}, which break it on purpose, so that none passes by guarding nothing.
 */
@NullMarked
package io.callbatch.app.architecture;

import org.jspecify.annotations.NullMarked;
