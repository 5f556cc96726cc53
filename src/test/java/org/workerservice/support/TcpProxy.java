package org.workerservice.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy to a server on the loopback address. Its connections can be cut, or paused so that
 * nothing passes and nothing breaks.
 */
public final class TcpProxy implements AutoCloseable {
  private final String host;
  private final int port;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean cut;
  private volatile long lastSilent;
  private final AtomicLong connections = new AtomicLong();
  private boolean held;

  private TcpProxy(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts a proxy. */
  public static TcpProxy to(String host, int port) {
    try {
      TcpProxy proxy = new TcpProxy(host, port);
      Thread.startVirtualThread(proxy::accept);
      return proxy;
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Returns the address to connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Breaks every connection and refuses new ones. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::close);
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  /**
   * Drops everything sent over the open connections, as a network does whose other end has
   * vanished; none of them is closed. New connections work.
   */
  public void silence() {
    lastSilent = connections.get();
  }

  /** Pauses: holds back everything that is sent from now on. */
  public void hold() {
    setHeld(true);
  }

  /** Resumes: forwards what was held back. */
  public void release() {
    setHeld(false);
  }

  @Override
  public void close() {
    cut();
    release();
    try {
      listening.close();
    } catch (IOException _) {
      // The connection is dropped in any case.
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (cut) {
          client.close();
          continue;
        }
        Socket server = new Socket(host, port);
        open.add(client);
        open.add(server);
        long number = connections.incrementAndGet();
        Thread.startVirtualThread(() -> pump(number, client, server));
        Thread.startVirtualThread(() -> pump(number, server, client));
      } catch (IOException _) {
        // The next connection may succeed; a closed proxy ends the loop.
      }
    }
  }

  private void pump(long number, Socket from, Socket to) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        awaitRelease();
        if (number > lastSilent) {
          output.write(buffer, 0, count);
        }
      }
    } catch (IOException _) {
      // Both ends are closed below.
    }
    open.remove(from);
    open.remove(to);
  }

  private void awaitRelease() {
    lock.lock();
    try {
      while (held) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void setHeld(boolean value) {
    lock.lock();
    try {
      held = value;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // The connection is dropped in any case.
    }
  }
}
