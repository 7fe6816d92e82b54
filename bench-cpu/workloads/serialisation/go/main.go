// Encodes, decodes and validates users with the standard library.
package main

import (
	"encoding/json"

	"backbench/cpu/users"
	"backbench/worker"
)

func main() {
	worker.Main(users.Codec{Marshal: json.Marshal, Unmarshal: json.Unmarshal}.Load)
}
