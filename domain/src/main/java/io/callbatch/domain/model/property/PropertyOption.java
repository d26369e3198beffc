package io.callbatch.domain.model.property;

import java.util.Optional;

/**
 * A value that an enumeration property may have.
 *
 * @param value the value
 * @param label its name for people
 * @param description more about it
 * @param displayOrder place among the options; -1: after those that have one
 * @param hidden whether people are shown it
 */
public record PropertyOption(
    String value, String label, Optional<String> description, int displayOrder, boolean hidden) {}
