//! Where connections come from.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;

use crate::args::Listen;

/// A connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A place where connections come in.
#[derive(Debug)]
pub(super) enum Listener {
    Tcp(TcpListener),
    #[cfg(unix)]
    Unix(socket::Socket),
}

/// How long to wait when the system has no more connections to give.
const EXHAUSTED: Duration = Duration::from_millis(50);

impl Listener {
    /// Begins to listen.
    pub(super) async fn open(listen: &Listen) -> io::Result<Self> {
        match listen {
            Listen::Tcp(address) => Ok(Self::Tcp(TcpListener::bind(address).await?)),
            #[cfg(unix)]
            Listen::Unix(path) => Ok(Self::Unix(socket::Socket::open(path)?)),
        }
    }

    /// The address, for people.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Tcp(listener) => match listener.local_addr() {
                Ok(address) => format!("http://{address}"),
                Err(_) => "http".to_owned(),
            },
            #[cfg(unix)]
            Self::Unix(socket) => format!("unix:{}", crate::paths::shown_path(socket.path())),
        }
    }

    /// The next connection. What keeps one from coming is waited out.
    pub(super) async fn accept(&self) -> Box<dyn Stream> {
        loop {
            let accepted: io::Result<Box<dyn Stream>> = match self {
                Self::Tcp(listener) => listener.accept().await.map(|(stream, _)| {
                    // Answers are whole when they are written.
                    let _ = stream.set_nodelay(true);
                    Box::new(stream) as _
                }),
                #[cfg(unix)]
                Self::Unix(socket) => socket.accept().await.map(|stream| Box::new(stream) as _),
            };
            match accepted {
                Ok(stream) => return stream,
                // That connection is gone, or there are too many.
                Err(error) if is_of_one(&error) => {}
                Err(_) => tokio::time::sleep(EXHAUSTED).await,
            }
        }
    }
}

/// Whether an error is about one connection only.
fn is_of_one(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

#[cfg(unix)]
mod socket {
    use std::io;
    use std::os::unix::fs::FileTypeExt;
    use std::os::unix::net::UnixStream as Blocking;
    use std::path::{Path, PathBuf};

    use tokio::net::{UnixListener, UnixStream};

    /// A socket, and its file, which goes with it.
    #[derive(Debug)]
    pub(crate) struct Socket {
        listener: UnixListener,
        path: PathBuf,
    }

    impl Socket {
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            let is_socket = std::fs::symlink_metadata(path).is_ok_and(|it| it.file_type().is_socket());
            // One that nobody listens on was left behind.
            if is_socket
                && Blocking::connect(path).is_err_and(|it| it.kind() == io::ErrorKind::ConnectionRefused)
            {
                std::fs::remove_file(path)?;
            }
            Ok(Self { listener: UnixListener::bind(path)?, path: path.to_owned() })
        }

        pub(super) fn path(&self) -> &Path {
            &self.path
        }

        pub(super) async fn accept(&self) -> io::Result<UnixStream> {
            self.listener.accept().await.map(|(stream, _)| stream)
        }
    }

    impl Drop for Socket {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
