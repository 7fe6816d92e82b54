module backbench/launch

go 1.25
