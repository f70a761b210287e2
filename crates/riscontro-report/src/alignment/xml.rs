//! What XML can hold.

/// `text` as XML 1.0 content: markup escaped, `placeable` for each placeable, what XML cannot hold left out.
pub(super) fn escaped(text: &str, placeable: &str) -> String {
    let mut xml = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\u{fffc}' => xml.push_str(placeable),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => xml.push(c),
        }
    }
    xml
}

/// `text` as the value of an attribute in double quotes.
pub(super) fn attribute(text: &str) -> String {
    escaped(text, "").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_escaped_or_left_out() {
        assert_eq!(escaped("R&S <1\u{1b}> ]]>\u{ffff}\u{7}", ""), "R&amp;S &lt;1&gt; ]]&gt;");
        assert_eq!(escaped("usa \u{fffc} ora", "<ph/>"), "usa <ph/> ora");
        assert_eq!(attribute("a \"b\".txt"), "a &quot;b&quot;.txt");
    }
}
