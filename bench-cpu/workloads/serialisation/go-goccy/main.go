// Encodes, decodes and validates users with goccy/go-json, which takes the standard
// library's place without any other change.
package main

import (
	"github.com/goccy/go-json"

	"backbench/cpu/users"
	"backbench/worker"
)

func main() {
	worker.Main(users.Codec{Marshal: json.Marshal, Unmarshal: json.Unmarshal}.Load)
}
