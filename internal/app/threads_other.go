//go:build !linux

package app

// stepBack does nothing: only Linux has a priority for each thread.
func stepBack() {}
