// Does batches of tasks without handing them over.
package main

import (
	tasks "backbench/cpu/process-ipc-tasks"
	"backbench/worker"
)

func load(path string) (worker.Kernel, error) {
	return tasks.Load(path, func(batch []tasks.Task) uint64 {
		sum := uint64(0)
		for _, task := range batch {
			sum += task.Run()
		}
		return sum
	})
}

func main() { worker.Main(load) }
