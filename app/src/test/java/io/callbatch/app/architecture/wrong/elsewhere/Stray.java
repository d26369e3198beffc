package io.callbatch.app.architecture.wrong.elsewhere;

/** Breaks the rule that every class belongs to a part of the architecture. */
public final class Stray {}
