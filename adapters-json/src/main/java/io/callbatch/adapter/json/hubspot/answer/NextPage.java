package io.callbatch.adapter.json.hubspot.answer;

/**
 * Where a list goes on.
 *
 * @param after what to ask for after
 * @param link the whole address
 */
public record NextPage(String after, String link) {}
