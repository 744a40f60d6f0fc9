// SPDX-License-Identifier: Apache-2.0
// node http2server.js FOLDER: an HTTP/2 server with the certificate good.pem of FOLDER that misbehaves as the
// request's path says. Prints its port, then a line for each request whose body it has read. Ends with its input.
const fs = require('fs');
const http2 = require('http2');
const path = require('path');

const folder = process.argv[2];
const server = http2.createSecureServer({
    key: fs.readFileSync(path.join(folder, 'server.key')),
    cert: fs.readFileSync(path.join(folder, 'good.pem')),
});
const delta = (text) => `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;
const end = `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;

const ways = {
    good: (stream) => stream.end(delta('two') + end),
    reset: (stream) => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR),
    refuse: (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM),
    goaway: (stream) => stream.session.goaway(http2.constants.NGHTTP2_INTERNAL_ERROR, 0),
    hangup: (stream) => stream.session.destroy(),
    silent: () => {},
};

server.on('stream', (stream, headers) => {
    const [, when, way] = headers[':path'].split('/');
    stream.on('error', () => {});
    stream.resume();
    stream.on('end', () => {
        console.log(`${headers[':method']} ${when} ${way}`);
        if (when === 'late') {
            stream.respond({ ':status': 200, 'content-type': 'text/event-stream' });
            stream.write(delta('one '));
            setTimeout(() => ways[way](stream), 100);
        } else {
            ways[way](stream);
        }
    });
});
server.on('session', (session) => session.on('error', () => {}));
server.on('sessionError', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
