package io.callbatch.app.architecture.wrong.adapter.json;

/** Has its test in another package. */
public final class Subject {}
