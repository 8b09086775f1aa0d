//go:build ignore

// Reads what `go test -json` writes, shows what failed and what was skipped with
// all that it said, and ends with one line that counts. It fails when a test did.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// event is one line of `go test -json` (go doc test2json).
type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64
}

func main() {
	said := map[string]*strings.Builder{} // by package and test
	count := map[string]int{}             // of tests, by action
	bad := false
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if len(line) > 0 && json.Unmarshal(line, &e) != nil {
			os.Stdout.Write(line) // not from test2json: show it as it is
		}
		name := e.Package + e.ImportPath + " " + e.Test
		switch e.Action {
		case "output", "build-output":
			if said[name] == nil {
				said[name] = &strings.Builder{}
			}
			said[name].WriteString(e.Output)
		case "build-fail":
			bad = true
			fmt.Print(said[name])
		case "pass", "fail", "skip":
			failed := e.Action == "fail"
			bad = bad || failed
			switch {
			case e.Test != "":
				count[e.Action]++
				if failed || e.Action == "skip" {
					fmt.Print(said[name])
				}
			case failed:
				fmt.Printf("%sFAIL %s\n", said[name], e.Package)
			case e.Action == "pass":
				fmt.Printf("ok   %s (%.1f s)\n", e.Package, e.Elapsed)
			}
			delete(said, name)
		}
		if err != nil {
			break
		}
	}
	all := count["pass"] + count["fail"] + count["skip"]
	fmt.Printf("%d tests: %d passed, %d failed, %d skipped\n", all, count["pass"], count["fail"], count["skip"])
	if bad || all == 0 {
		os.Exit(1)
	}
}
