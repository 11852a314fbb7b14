// What the folder of the tests holds.
export const article = (body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="canonical" href="https://example.com/ferry">
<meta property="op:markup_version" content="v1.0">
</head>
<body>
<article>
<header><h1>Ferry 😀 resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
${body}
</article>
</body>
</html>`;
export const broken = article('<p>One <figure><img src="https://example.com/1.jpg"></figure></p>\n<p>a<br><br>b</p>');
export const feed = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example</title><link>https://example.com/</link><description>News</description>
<item><title>Ferry resumes</title><link>https://example.com/ferry</link><guid>1</guid><pubDate>2016-02-04T09:00:00Z</pubDate>
<author>Ann</author><description>Back.</description>
<content:encoded><![CDATA[${broken}]]></content:encoded></item>
</channel></rss>
`;
export const page = '<!doctype html>\n<html>\n<head><title>x</title></head>\n<body><p>a<br><br>b<figure></figure></p></body>\n</html>\n';
