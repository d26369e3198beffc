package io.callbatch.domain.model.search;

/**
 * An order by one property; calls without a value come last, equal ones by id.
 *
 * @param propertyName the property
 * @param descending whether the greatest comes first
 */
public record Sort(String propertyName, boolean descending) {}
