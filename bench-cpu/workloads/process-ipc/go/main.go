// Hands batches of tasks to two goroutines through a channel.
package main

import (
	tasks "backbench/cpu/process-ipc-tasks"
	"backbench/worker"
)

const workers = 2

func load(path string) (worker.Kernel, error) {
	todo := make(chan tasks.Task)
	done := make(chan uint64)
	for range workers {
		go func() {
			for task := range todo {
				done <- task.Run()
			}
		}()
	}
	return tasks.Load(path, func(batch []tasks.Task) uint64 {
		go func() {
			for _, task := range batch {
				todo <- task
			}
		}()
		sum := uint64(0)
		for range batch {
			sum += <-done
		}
		return sum
	})
}

func main() { worker.Main(load) }
