package standin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Start makes a stand-in that listens on a free port of this computer; o.Base is
// not read. The caller closes it.
func Start(o Options) (*Service, error) { return listen("127.0.0.1:0", o) }

// Serve runs a stand-in at addr, such as "127.0.0.1:9000", until the context
// ends. It logs the address at which it can be reached.
func Serve(ctx context.Context, addr string, log *slog.Logger) error {
	s, err := listen(addr, Options{Log: log})
	if err != nil {
		return err
	}
	s.log.Info("stand-in push service is ready", "address", s.base, "setting", "PLAINWELL_PUSH_HOSTS="+s.base)
	<-ctx.Done()
	s.Close()
	return nil
}

// Close stops the stand-in. Answers that hang are let go.
func (s *Service) Close() {
	s.close()
	if s.server == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if s.server.Shutdown(ctx) != nil {
		_ = s.server.Close()
	}
}

func listen(addr string, o Options) (*Service, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("standin: %w", err)
	}
	o.Base = "http://" + reachable(addr, l.Addr())
	s, err := New(o)
	if err != nil {
		_ = l.Close()
		return nil, err
	}
	s.server = &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // it would name addresses
	}
	go func() {
		if err := s.server.Serve(l); err != nil && !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("stand-in push service stopped", "why", err.Error())
		}
	}()
	return s, nil
}

// reachable is host:port for others to call: the host as it was asked for, this
// computer for "all addresses", and the port that it got.
func reachable(asked string, got net.Addr) string {
	host, _, _ := net.SplitHostPort(asked)
	_, port, _ := net.SplitHostPort(got.String())
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
