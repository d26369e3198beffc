package io.callbatch.adapter.sql.store;

import java.util.List;

/**
 * What of a property is compared, null where it has no value of its type.
 *
 * @param sql the expression
 * @param value the expression for a value to compare with, made of a mark
 * @param parameters the parameters in {@code sql}
 */
record SearchKey(String sql, String value, List<Object> parameters) {}
