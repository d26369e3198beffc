package io.callbatch.app.architecture.wrong.domain.model;

/** Breaks the rule that the model can't be extended. */
public class Open {}
