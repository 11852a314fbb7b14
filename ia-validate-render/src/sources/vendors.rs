//! What others wrote about the format, in code, in issues and on the web: `WP n` and the like, and `VENDOR name`.

use super::source::Source;

const WP: &str = "issue of Automattic's plugin for WordPress, Automattic/fb-instant-articles";
const AFB: &str = "issue of a plugin for WordPress, luehrsenheinrich/afb_instant_articles";
const FOUND: &str = "undated; as found on 23 November 2026";
const SEEN: &str = "undated; as found on 28 November 2026";

/// The repositories whose issues are cited by number.
pub(super) const REPOSITORIES: [(&str, &str); 7] = [
    ("WP", "Automattic/fb-instant-articles"),
    ("AMP", "ahmedkaludi/accelerated-mobile-pages"),
    ("afb", "luehrsenheinrich/afb_instant_articles"),
    ("SDK", "facebookarchive/facebook-instant-articles-sdk-php"),
    ("jekyll", "LordAmit/jekyll-instant-article-facebook"),
    ("w3-total-cache", "BoldGrid/w3-total-cache"),
    ("whyisjake", "whyisjake/Simple-Instant-Articles-for-Facebook"),
];

#[rustfmt::skip]
pub(super) static VENDORS: &[Source] = &[
    vendor("WP 81", "A script with `]]>` in it ended the CDATA section of the feed, and the article with \
        it.", WP, "2016"),
    vendor("WP 97", "A feed that was cut off, for want of memory, was refused as a whole.", WP, "2016"),
    vendor("WP 28", "What stood in wrappers was lost.", WP, "2016"),
    vendor("WP 242", "Pictures of emoji in the text were torn out of it.", WP, "2016"),
    vendor("WP 262", "Headings in a block quote were lost.", WP, "2016"),
    vendor("WP 267", "What stood in wrappers was lost.", WP, "2016"),
    vendor("WP 448", "A maintainer: what is embedded as interactive needs an `iframe`.", WP, "2016"),
    vendor("WP 475", "Shortcodes of WordPress that were not run stood in articles as text.", WP, "2016"),
    vendor("WP 479", "An engineer of Facebook: an image cannot stand in a link.", WP, "2016"),
    vendor("WP 848", "A linked image in a paragraph made Facebook warn of an empty element; the link and \
        the paragraph have to go.", WP, "2018"),
    vendor("WP 877", "Images that are loaded late have a placeholder as their `src`, and that is what the \
        article shows.", WP, "2018"),
    vendor("w3-total-cache 173", "Facebook reported \"Source URL for Image is Missing or Incomplete\" for \
        images that are loaded late.", "issue of a plugin for WordPress, BoldGrid/w3-total-cache", "2020"),
    vendor("afb 72", "The link of a sponsor had no `https://`, and the article did not come back.", AFB,
        "2016"),
    vendor("afb 86", "Quotation marks and accents came out as question marks.", AFB, "2017 or later"),
    vendor("jekyll 3", "Blanks in front of the XML declaration, and a prefix `content` that was not \
        declared, made a feed unreadable.", "issue of a template for Jekyll, \
        LordAmit/jekyll-instant-article-facebook", "2018"),
    vendor("whyisjake 4", "Metas with `value` in place of `content` had no effect.", "issue of a plugin for \
        WordPress, whyisjake/Simple-Instant-Articles-for-Facebook", "undated"),
    vendor("VENDOR Automattic", "Automattic's plugin for WordPress declares the namespace of \
        `content:encoded` in its template, and says that Facebook takes 100 items at a time.",
        "Automattic/fb-instant-articles", "archived on 17 April 2023"),
    vendor("VENDOR wp-native-articles", "Facebook shows up to four related articles at the bottom, of the \
        same site; scripts belong in iframes; a figure in a wrapper is lost.", "a plugin for WordPress and \
        its blog", FOUND),
    vendor("VENDOR policy", "Article B.4 of Facebook's content policy, in a vendor's copy: links at the end \
        of an article belong in its related articles.", "a vendor's copy", FOUND),
    vendor("VENDOR feeds", "What the metas `fb:op-recirculation-ads` and `fb:likes_and_comments` say in ten \
        public feeds and more, and in Arc XP's feed block.", "public feeds; WPMedia/feed-components", FOUND),
    vendor("VENDOR naytev", "A list item holds one text element; more stop the import.", "naytev.com, \
        \"Setting up Instant Articles\"", "2016"),
    vendor("VENDOR jecas.cz", "URLs have to be absolute, SVG is not shown, a list item holds one element, \
        and `pubDate` is ISO 8601.", "jecas.cz, in Czech", FOUND),
    vendor("VENDOR mileusna", "A generator for PHP takes the title as required.",
        "mileusna/facebook-instant-articles", FOUND),
    vendor("VENDOR hugo", "A feed whose content was escaped twice was not understood.", "forum of Hugo, \
        \"Create RSS for Facebook's Instant Articles\"", FOUND),
    vendor("VENDOR oEmbed", "WordPress makes an embed of a paragraph that is the URL of a known site. \
        Facebook did not.", "WordPress's documentation of oEmbed", SEEN),
    vendor("VENDOR templates", "Templates for Jekyll, Twig, Laravel and ERB leave their placeholders behind \
        where a value is missing.", "public templates", SEEN),
    vendor("VENDOR Arc", "Arc XP writes the kicker as another element than `h3`, and the address of the \
        site where an article has no URL.", "WPMedia/feed-components", "last changed on 21 March 2024"),
    vendor("VENDOR fbia-rss", "Writes attributes without their names, embeds into `src`, and 1970 for an \
        empty date.", "mcstutterfish/fbia-rss", SEEN),
    vendor("VENDOR wp-instant-articles", "Prints markup into attributes.", "mterenzio/wp-instant-articles",
        SEEN),
    vendor("VENDOR Masonite", "A template escapes the body once too often.", "a package for Masonite", SEEN),
    vendor("VENDOR Joomla", "Templates put elements into the head that do not belong there.", "public \
        templates for Joomla", SEEN),
    vendor("VENDOR Textpattern", "Templates print the title at the head of the body once more.", "public \
        templates for Textpattern and others", SEEN),
    vendor("VENDOR feedvalidator", "An item has one `title`, `link`, `guid` and `pubDate`.",
        "w3c/feedvalidator", SEEN),
];

const fn vendor(
    cite: &'static str,
    statement: &'static str,
    origin: &'static str,
    date: &'static str,
) -> Source {
    Source { cite, statement, origin, date }
}
