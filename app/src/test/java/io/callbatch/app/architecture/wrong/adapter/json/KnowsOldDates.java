package io.callbatch.app.architecture.wrong.adapter.json;

import java.util.Date;

/** Breaks the rule on dates. */
public interface KnowsOldDates {
  Date date();
}
