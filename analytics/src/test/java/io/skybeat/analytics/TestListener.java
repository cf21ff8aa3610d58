package io.skybeat.analytics;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A TCP port on loopback for the servers of tests. Hands on each connection, on a thread of its
 * own; {@link #close} cuts them all and lets no other through.
 */
public final class TestListener implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BIND_ATTEMPTS = 100;
  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Takes {@code port}; 0: a free one. */
  public TestListener(int port, String name, Consumer<Socket> served) throws IOException {
    server = bind(port);
    acceptor = new Thread(() -> accept(name + "-connection", served), name);
    acceptor.setDaemon(true);
    acceptor.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cut();
  }

  /** Cuts every connection. */
  public void cut() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** A port just given up may be busy for a moment: a client that dials it can meet itself. */
  private static ServerSocket bind(int port) throws IOException {
    BindException last = null;
    for (int attempt = 0; attempt < BIND_ATTEMPTS; attempt++) {
      try {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        last = e;
        try {
          TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          break;
        }
      }
    }
    throw last;
  }

  private void accept(String name, Consumer<Socket> served) {
    try {
      while (true) {
        Socket socket = server.accept();
        if (server.isClosed()) {
          // On Linux a blocked accept can still take one connection after close() has returned:
          // served, it would speak for a server that is gone.
          socket.close();
          return;
        }
        open.add(socket);
        Thread thread = new Thread(() -> served.accept(socket), name);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }
}
