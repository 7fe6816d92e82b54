"""A service under test on Python's standard library: the least that keeps the contract."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GREETING = {"message": "Hello, World!", "id": 42, "active": True, "score": 1234567, "tags": ["alpha", "beta", "gamma"]}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path == "/health":
            self.answer(200, {"status": "ok"})
        elif self.path == "/json":
            self.answer(200, GREETING)
        else:
            self.answer(404, {"error": "not_found"})

    def answer(self, status: int, tree: dict[str, object]) -> None:
        body = json.dumps(tree).encode()
        self.send_response_only(status)
        self.send_header("X-Backbench-Nonce", os.environ["BACKBENCH_NONCE"])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    request_queue_size = 1024


if __name__ == "__main__":
    Server(("127.0.0.1", int(os.environ["BACKBENCH_PORT"])), Handler).serve_forever()
