package io.callbatch.app.architecture.wrong.domain.usecase;

import java.net.Socket;

/** Breaks the rule that the domain needs the JDK's basic packages only. */
public interface OpensASocket {
  Socket socket();
}
