using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Endpoints;

public sealed class EndpointRuleSetTests
{
    [Test]
    public void A_template_takes_values_attributes_and_doubled_braces()
    {
        var rules = RuleSets.Parse("""
            { "type": "endpoint", "conditions": [ { "fn": "aws.partition", "argv": [ { "ref": "Text" } ], "assign": "p" } ],
              "endpoint": { "url": "https://{Text}.{p#dnsSuffix}/{{x}}" } }
            """);

        Assert.That(rules.Resolve(Text("us-east-1")).Url, Is.EqualTo("https://us-east-1.amazonaws.com/{x}"));
    }

    [Test]
    public void The_first_rule_whose_conditions_hold_decides_and_a_tree_without_a_match_falls_through()
    {
        var rules = RuleSets.Parse("""
            { "type": "tree", "conditions": [ { "fn": "isSet", "argv": [ { "ref": "Text" } ] } ], "rules": [
              { "type": "endpoint", "conditions": [ { "fn": "stringEquals", "argv": [ { "ref": "Text" }, "a" ] } ], "endpoint": { "url": "https://a" } } ] },
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://rest" } }
            """);

        Assert.That(rules.Resolve(Text("a")).Url, Is.EqualTo("https://a"));
        Assert.That(rules.Resolve(Text("b")).Url, Is.EqualTo("https://rest"));
        Assert.That(rules.Resolve(new EndpointParameters()).Url, Is.EqualTo("https://rest"));
    }

    [Test]
    public void Sibling_rules_may_assign_the_same_name()
    {
        var rules = RuleSets.Parse("""
            { "type": "endpoint", "conditions": [
                { "fn": "substring", "argv": [ { "ref": "Text" }, 0, 1, false ], "assign": "part" }, { "fn": "stringEquals", "argv": [ { "ref": "part" }, "x" ] } ],
              "endpoint": { "url": "https://first-{part}" } },
            { "type": "endpoint", "conditions": [ { "fn": "parseURL", "argv": [ { "ref": "Text" } ], "assign": "part" } ],
              "endpoint": { "url": "https://second-{part#authority}" } }
            """);

        Assert.That(rules.Resolve(Text("http://host")).Url, Is.EqualTo("https://second-host"));
    }

    [Test]
    public void A_rule_may_say_its_body_before_its_conditions()
    {
        var rules = RuleSets.Parse("""
            { "endpoint": { "url": "https://{part}" }, "type": "endpoint",
              "conditions": [ { "assign": "part", "argv": [ { "ref": "Text" }, 0, 2, false ], "fn": "substring" } ] }
            """);

        Assert.That(rules.Resolve(Text("abc")).Url, Is.EqualTo("https://ab"));
    }

    [Test]
    public void A_variable_hides_nothing()
    {
        Assert.That(() => RuleSets.Parse("""
            { "type": "endpoint", "conditions": [ { "fn": "parseURL", "argv": [ { "ref": "Text" } ], "assign": "Flag" } ], "endpoint": { "url": "https://x" } }
            """), Throws.TypeOf<AwsModelException>().With.Message.Contains("'Flag' is assigned, but an enclosing rule or a parameter has that name"));
    }

    [Test]
    public void Headers_auth_schemes_and_properties_are_filled_in()
    {
        var rules = RuleSets.Parse("""
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://x",
              "headers": { "x-id": [ "{Text}", "two" ] },
              "properties": { "backend": "B-{Text}", "list": [ 1, 2.5, true, { "k": "{Text}" } ], "authSchemes": [
                { "name": "sigv4a", "signingName": "s3", "signingRegionSet": [ "*", "{Text}" ], "disableDoubleEncoding": true },
                { "name": "sigv4", "signingRegion": "{Text}" } ] } } }
            """);

        var endpoint = rules.Resolve(Text("r"));

        Assert.Multiple(() =>
        {
            Assert.That(endpoint.Headers.Single().Key, Is.EqualTo("x-id"));
            Assert.That(endpoint.Headers.Single().Value, Is.EqualTo(["r", "two"]));
            Assert.That(endpoint.Properties["backend"], Is.EqualTo("B-r"));
            Assert.That((object?[])endpoint.Properties["list"]!, Has.Length.EqualTo(4).And.Member(1).And.Member(2.5).And.Member(true));
            Assert.That(endpoint.AuthSchemes[0].SigningRegionSet, Is.EqualTo(["*", "r"]));
            Assert.That(endpoint.AuthSchemes[0].DisableDoubleEncoding, Is.True);
            Assert.That(endpoint.AuthSchemes[1], Is.EqualTo(new EndpointAuthScheme { Name = "sigv4", SigningRegion = "r", SigningRegionSet = endpoint.AuthSchemes[1].SigningRegionSet }));
        });
    }

    [Test]
    public void An_error_rule_speaks_and_the_parameters_that_were_set_follow()
    {
        var rules = RuleSets.Parse("""
            { "type": "error", "conditions": [ { "fn": "booleanEquals", "argv": [ { "ref": "Flag" }, true ] } ], "error": "No FIPS in `{Text}`." }
            """);

        Assert.That(() => rules.Resolve(Text("mars").Set("Flag", true)), Throws.TypeOf<AwsEndpointException>()
            .With.Message.EqualTo("No FIPS in `mars`. (Text=mars, Flag=true)"));
    }

    [Test]
    public void A_url_with_a_password_stays_out_of_the_message()
    {
        var rules = RuleSets.Parse("""{ "type": "error", "conditions": [ { "fn": "isSet", "argv": [ { "ref": "Text" } ] } ], "error": "No." }""");

        Assert.That(() => rules.Resolve(Text("https://me:opensesame@host")), Throws.TypeOf<AwsEndpointException>()
            .With.Message.EqualTo("No. (Text=(a URL with user information))"));
    }

    [Test]
    public void No_rule_that_fits_is_an_error()
    {
        var rules = RuleSets.Parse("""
            { "type": "endpoint", "conditions": [ { "fn": "isSet", "argv": [ { "ref": "Flag" } ] } ], "endpoint": { "url": "https://{Text}" } }
            """);

        Assert.That(() => rules.Resolve(Text("a")), Throws.TypeOf<AwsEndpointException>().With.Message.EqualTo("No endpoint rule fits. (Text=a)"));
    }

    [Test]
    public void Every_missing_required_parameter_is_named()
    {
        var rules = RuleSets.Parse("", """
            "A": { "type": "String", "required": true }, "B": { "type": "Boolean", "required": true, "default": false }, "C": { "type": "StringArray", "required": true }
            """);

        Assert.That(() => rules.Resolve(new EndpointParameters()), Throws.TypeOf<AwsEndpointException>()
            .With.Message.EqualTo("The endpoint rules need a value for A, C, and none was given."));
    }

    [Test]
    public void A_value_of_another_type_is_refused()
    {
        var rules = RuleSets.Parse("");

        Assert.That(() => rules.Resolve(new EndpointParameters().Set("Flag", "true")), Throws.TypeOf<AwsEndpointException>()
            .With.Message.EqualTo("The endpoint parameter Flag takes a Boolean, not a String."));
    }

    [TestCase("""{ "type": "loop", "conditions": [], "rules": [] }""", "there is no rule type 'loop'; expected endpoint, error or tree")]
    [TestCase("""{ "type": "endpoint", "conditions": [] }""", "a rule of type 'endpoint' has none of 'endpoint', 'error' and 'rules'")]
    [TestCase("""{ "type": "endpoint", "conditions": [], "endpoint": { "url": "https://{Text" } }""", "'https://{Text' has a brace without its partner")]
    [TestCase("""{ "type": "endpoint", "conditions": [], "endpoint": {} }""", "an endpoint has no 'url'")]
    [TestCase("""{ "type": "endpoint", "conditions": {} }""", "expected StartArray, found StartObject")]
    [TestCase("""{ "type": "endpoint", """, "")]
    public void Malformed_rules_are_refused_with_their_place(string rule, string expected) =>
        Assert.That(() => RuleSets.Parse(rule), Throws.TypeOf<AwsModelException>()
            .With.Message.StartsWith("The endpoint rules of tests are malformed near byte ").And.Message.Contains(expected));

    [Test]
    public void A_url_that_is_none_is_an_error()
    {
        var rules = RuleSets.Parse("""{ "type": "endpoint", "conditions": [], "endpoint": { "url": { "ref": "Text" } } }""");

        Assert.That(() => rules.Resolve(Text("not a url")), Throws.TypeOf<AwsEndpointException>()
            .With.Message.EqualTo("The endpoint rules give 'not a url', which is not an absolute URL."));
    }

    [Test]
    public void The_rules_of_every_service_are_read()
    {
        var catalog = ModelCatalog.Embedded;
        var partitions = PartitionTable.Parse(catalog.Partitions);
        var withRules = catalog.ServiceNames.Select(catalog.GetService).Where(s => !s.EndpointRuleSet.IsEmpty).ToList();

        Assert.That(withRules, Has.Count.GreaterThan(400));
        foreach (var service in withRules)
            Assert.That(EndpointRuleSet.Parse(service.EndpointRuleSet, partitions, service.Name).Parameters, Is.Not.Empty, service.Name);
    }

    [Test]
    public void S3_keys_do_not_decide_the_endpoint()
    {
        var rules = EndpointRuleSet.Parse(ModelCatalog.Embedded.GetService("s3").EndpointRuleSet, RuleSets.Partitions, "s3");

        Assert.That(rules.Parameters.Single(p => p.Name == "Key").IsUsed, Is.False);
        Assert.That(rules.Parameters.Single(p => p.Name == "Bucket").IsUsed, Is.True);
    }

    private static EndpointParameters Text(string value) => new EndpointParameters().Set("Text", value);
}
