package io.callbatch.app.architecture.wrong.adapter.json.read;

/** Breaks the rule that tests sit in the package of their subject; tests nothing. */
public final class SubjectTest {}
