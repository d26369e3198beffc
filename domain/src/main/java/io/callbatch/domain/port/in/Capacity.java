package io.callbatch.domain.port.in;

/**
 * What this process can bear at the same time, over all protocols together.
 *
 * @param memory bytes of messages and bodies
 * @param streams streams of documents or calls that clients send
 * @param work what is made of messages while they are dealt with
 * @param load work on the store
 */
public record Capacity(MessageMemory memory, StreamPlaces streams, WorkRoom work, LoadGate load) {}
