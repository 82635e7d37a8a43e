import Figures

/// A page of its own: its head, its style and the few lines of script that it can do without.
///
/// No request leaves the page. Whoever serves pages under a policy that forbids what is inline
/// serves ``style`` and ``script`` as files.
public struct PageShell: Sendable {
    /// The title of the window.
    public var title: String
    /// What is on the page, as HTML.
    public var body: String
    /// Class of the body: `report` or `brief`.
    public var kind: String

    /// A page.
    public init(title: String, body: String, kind: String = "report") {
        self.title = title
        self.body = body
        self.kind = kind
    }

    /// The whole page.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body class="\(kind)">
        <main>
        \(body)
        </main>
        <script>
        \(Self.script)
        </script>
        </body>
        </html>

        """
    }

    /// The style of pages and of the figures on them: light and dark, on paper and on a telephone.
    public static let style = """
        \(FigureStyle.sheet)
        :root{color-scheme:light dark;--accent:var(--fig-s1);--warn:var(--fig-s0)}
        *{box-sizing:border-box}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--fig-ink);background:var(--fig-paper);\
        margin:0}
        main{max-width:62em;margin:2em auto;padding:0 1.2em}
        h1{font-size:1.6em;line-height:1.25;margin:0 0 .2em;max-width:32em;text-wrap:balance}
        h2{font-size:1.15em;margin:1.8em 0 .4em}h3{font-size:1em;margin:1.4em 0 .3em}
        p,ul,figcaption{max-width:46em}p{margin:.4em 0}ul{margin:.3em 0;padding-left:1.2em}
        li{margin:.25em 0}
        .data,.note,footer,small,figcaption{color:var(--fig-soft);font-weight:normal}
        .answer{border-left:3px solid var(--accent);padding-left:1em;margin:1.2em 0;\
        font-size:1.05em}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.93em}
        th,td{padding:.22em .9em .22em 0;text-align:left;vertical-align:baseline;\
        border-bottom:1px solid var(--fig-line)}
        thead th{vertical-align:bottom;border-bottom:2px solid var(--fig-soft)}
        tbody th{font-weight:500}
        .n{text-align:right;white-space:nowrap}thead th.n{white-space:normal}
        td i{visibility:hidden;font-style:normal}
        thead th[title]{text-decoration:underline dotted 1px;text-underline-offset:.25em}
        thead th[tabindex]{cursor:pointer}
        thead th[aria-sort=ascending]::after{content:" ▲"}
        thead th[aria-sort=descending]::after{content:" ▼"}
        figure{margin:1em 0;max-width:760px}figcaption{font-weight:600;color:var(--fig-ink);\
        margin-bottom:.4em}
        details{margin:1em 0}summary{cursor:pointer;font-weight:600;padding:.3em 0}
        pre{background:var(--fig-none);padding:.6em .8em;white-space:pre-wrap;\
        overflow-wrap:anywhere;border-radius:4px;font-size:.9em;margin:.4em 0;max-width:52em}
        button{font:inherit;color:inherit;background:var(--fig-none);border:1px solid \
        var(--fig-soft);border-radius:4px;padding:.1em .7em}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        footer{margin-top:2.5em;border-top:1px solid var(--fig-line);padding-top:.5em;\
        font-size:.9em}
        li.error b,li.warning b{color:var(--warn)}
        .two{display:grid;grid-template-columns:1fr 1.3fr;gap:0 2.5em}
        .brief main{max-width:48em}.narrow{display:none}
        @media(max-width:40em){main{margin:1em auto;padding:0 .9em}h1{font-size:1.3em}\
        .two{grid-template-columns:1fr}figure{overflow-x:auto}figure .fig{min-width:720px}\
        .wide{display:none}.narrow{display:block}figure .narrow .fig{min-width:0}\
        .answer thead{display:none}.answer table,.answer tbody{display:block}\
        .answer tr{display:grid;grid-template-columns:auto 1fr;gap:0 .8em;padding:.4em 0;\
        border-bottom:1px solid var(--fig-line)}\
        .answer tr>*{border:0;padding:0;text-align:left;overflow-wrap:anywhere}\
        .answer tr>:nth-child(-n+2){grid-column:1/-1}\
        .answer td[data-label]:nth-child(n+3)::before{content:attr(data-label) " ";\
        color:var(--fig-soft)}}
        @page{size:A4;margin:13mm 14mm}
        @media print{:root{color-scheme:light}body{font-size:10.5pt;line-height:1.4}\
        main{max-width:none;margin:0;padding:0}.scroll{overflow:visible}button{display:none}\
        table{font-size:8.5pt}.many table{font-size:6.5pt}.many th,.many td{padding-right:.6em}\
        .most table{font-size:6.2pt}.most th,.most td{padding-right:.4em;overflow-wrap:anywhere}\
        .many th small,.most th small{font-size:1em}\
        .most .n{white-space:normal}\
        thead{display:table-header-group}tr,figure,li{break-inside:avoid}\
        h2,h3,figcaption{break-after:avoid}a{color:inherit}}
        @media print{.brief main{max-width:none}\
        body.brief{font-size:10pt;line-height:1.35}.brief h1{font-size:15pt;\
        max-width:600px}.brief h2{margin:.7em 0 .2em;font-size:11pt}\
        .brief p,.brief ul{max-width:none}.brief li{margin:.15em 0}\
        .brief table{font-size:8pt}.brief th,.brief td{padding:.12em .8em .12em 0}\
        .brief figure{margin:.4em 0;max-width:none}.brief .answer{margin:.5em 0;font-size:1em}\
        .brief pre{max-width:none}.brief footer{margin-top:.8em}}
        """

    /// Sorts tables by a click or a key on a heading, copies the command, and unfolds what is
    /// folded before the page is printed.
    public static let script = """
        for(const table of document.querySelectorAll('table')){
        const body=table.tBodies[0];if(!body||body.rows.length<2)continue;
        [...table.tHead.rows[0].cells].forEach((head,column)=>{
        head.tabIndex=0;head.title='Sort by this column';
        const value=row=>{const text=row.cells[column].innerText.trim();
        const number=parseFloat(text.replace(/,/g,'').replace('−','-'));
        return head.classList.contains('n')?(isNaN(number)?-Infinity:number):text};
        const sort=()=>{const down=head.getAttribute('aria-sort')!=='descending';
        for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort',down?'descending':'ascending');
        body.append(...[...body.rows].sort((a,b)=>{const x=value(a),y=value(b);
        return(x<y?-1:x>y?1:0)*(down?-1:1)}))};
        head.addEventListener('click',sort);
        head.addEventListener('keydown',event=>{if(event.key==='Enter'||event.key===' '){
        event.preventDefault();sort()}})})}
        for(const code of document.querySelectorAll('pre.command')){
        const button=document.createElement('button');button.textContent='Copy';
        button.addEventListener('click',()=>navigator.clipboard.writeText(code.textContent)
        .then(()=>{button.textContent='Copied'}));code.after(button)}
        addEventListener('beforeprint',()=>{
        for(const fold of document.querySelectorAll('.report details'))fold.open=true});
        """
}

/// The little HTML that is needed more than once.
package enum HTML {
    /// The text with the five characters that markup is made of written as references.
    package static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// An element that holds a text.
    package static func element(_ name: String, _ text: String, class style: String? = nil)
        -> String
    {
        let attribute = style.map { " class=\"\($0)\"" } ?? ""
        return "<\(name)\(attribute)>\(escaped(text))</\(name)>"
    }

    /// A list of texts; empty without any.
    static func list(_ texts: [String]) -> String {
        if texts.isEmpty { return "" }
        return "<ul>\n" + texts.map { element("li", $0) }.joined(separator: "\n") + "\n</ul>"
    }

    /// A figure with its title above.
    static func figure(_ figure: any Figure) -> String {
        """
        <figure>
        \(element("figcaption", figure.title))
        \(figure.pageMarkup)
        </figure>
        """
    }
}
